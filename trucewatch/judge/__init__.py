"""Incidents held against agreements, under the text and under each reading of it."""

from trucewatch.judge.assess import assess
from trucewatch.judge.cases import CaseResult, run_cases
from trucewatch.judge.load import check_file, load_agreement
from trucewatch.judge.readings import ActorFacts

__all__ = ["ActorFacts", "CaseResult", "assess", "check_file", "load_agreement", "run_cases"]
