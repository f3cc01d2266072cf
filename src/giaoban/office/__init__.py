"""The office's data rooms. Imports point down: review, evidence, registry, directory, audit, jobs.

A room: `models.py` (fields, constraints, properties; no verbs), `rules.py` (who may), `queries.py` (what others may ask for, each
from `visible_to(user)`), `actions.py` or `actions/` (one verb, one function, actor first), `jobs.py` (an id in, an action called).
"""
