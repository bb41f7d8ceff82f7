"""A folder of resumes to a table and a report each: on this machine's processes, or on a Dask cluster."""

from analyzer.batch.run import Settings, Totals, run_batch

__all__ = ["Settings", "Totals", "run_batch"]
