"""All lawful steps of a petition, in the order of the procedure."""

from __future__ import annotations

from desktop_app.domain.steps import Step
from desktop_app.records.petitions.handling_steps import HANDLING
from desktop_app.records.petitions.settlement_steps import SETTLEMENT

STEPS: tuple[Step, ...] = (*HANDLING, *SETTLEMENT)
