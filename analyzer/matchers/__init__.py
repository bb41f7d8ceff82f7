"""Text -> Annotations: terms with their status, tasks with their measures, and the kind of each line."""

from analyzer.matchers.pipeline import Pipeline, annotate, annotate_resume, pipeline

__all__ = ["Pipeline", "annotate", "annotate_resume", "pipeline"]
