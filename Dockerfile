# Resume Vitals as a page on port 5000: runs without rights, writes nothing. See docs/hosting.md.
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY analyzer analyzer
COPY web web
COPY lexicons lexicons
COPY samples samples
RUN python -m pip install -c constraints.txt . && useradd --system --no-create-home vitals
# What the lexicons hold is remembered beside them; later nothing may be written.
RUN python -c "from analyzer.lexicon import load; load()"
USER vitals
EXPOSE 5000
HEALTHCHECK CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:5000/healthz', timeout=5)"]
CMD ["resume-vitals", "serve", "--host", "0.0.0.0", "--port", "5000"]
