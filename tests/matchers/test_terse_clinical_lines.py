"""Clinical work noted down in short: letters in capitals, slips, what a list leaves out, work on animals."""

from __future__ import annotations

import pytest
from clinical_lines import clinical_tasks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("HT, WT, BP and TEMP on every pt", "height-weight-growth vital-signs"),
        ("V/S, phleb and EKG", "ekg venipuncture vital-signs"),
        ("Got pts ready for Dr. and took vitale signs", "room-patients vital-signs"),
        ("Monitored pt's VS q15min", "vital-signs"),
        ("Vitals, histories and charting", "medical-history vital-signs"),
        ("H&P taking, med rec and vitals", "medical-history medication-reconciliation vital-signs"),
        ("Screened women for domestic violence and smoking", "screening-tools"),
        ("STAT draws on two floors", "venipuncture"),
        ("FSBS at bedtime", "point-of-care-testing"),
        ("Vitals, shots and charting", "injections vital-signs"),
        ("Did PFTs and did Holter hook ups", "ekg spirometry"),
        ("I&D set up and drsg changes", "assist-procedures wound-care"),
        ("Assisted doctor with casting", "casting-splinting"),
        ("QC on glucometer, waived lab tests", "point-of-care-testing quality-control"),
        ("Prepped specimens for Quest", "specimen-processing"),
        ("Logged samples dispensed in the closet book", "medication-log"),
        ("Rooming, injections and prior auths for two doctors", "injections room-patients"),
        ("Gave B12 injections with patient teaching", "injections"),
        # What a list leaves out, what is not allowed, and what is wished for.
        ("Vitals, no phlebotomy", "vital-signs"),
        ("All of the back office except x-rays", ""),
        ("Injections and EKGs, but did not draw blood", "ekg injections"),
        ("Assistants are not allowed to give injections here", ""),
        ("Have no experience giving injections", ""),
        ("Hope to be trained in x-ray", ""),
        ("Trained in x-ray and spirometry", "spirometry x-ray"),
        ("Not comfortable with drawing blood", ""),
        ("Never worked with EKGs", ""),
        ("Not trained in injections", ""),
        ("Vitals were done by the nurses", ""),
        ("Vitals were taken and charted by me", "vital-signs"),
        ("Never missed a blood draw", "venipuncture"),
        ("Phlebotomy class starts in May", ""),
        # Items of a list that say what they are by the company they keep.
        ("Vitals, weights and A1c's", "height-weight-growth point-of-care-testing vital-signs"),
        ("OB: NSTs, urine dips, weights", "height-weight-growth point-of-care-testing prenatal-workup"),
        ("BPs, EKGs and stress tests", "ekg vital-signs"),
        # No patients of a clinic.
        ("Drew blood from dogs and cats", ""),
        ("Took x-rays of horses", ""),
        ("Vital member of the store team", ""),
        ("TB test up to date", ""),
        ("Current on all immunizations", ""),
        ("Researched local history for the museum", ""),
        ("Prepared trays of cookies", ""),
        ("Passed drug screen before hire", ""),
        ("Maintained the autoclave and centrifuge", "lab-equipment"),
    ],
)
def test_clinical_tasks(line: str, expected: str) -> None:
    assert " ".join(sorted(clinical_tasks(line))) == expected
