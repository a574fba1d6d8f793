"""Evidence stays with its title when the numbers of the folders change."""

from jiheng.writing.bundle.evidence_folders import moved_evidence

OLD = ("佐证材料/02_批复/扫描.pdf", "佐证材料/03_合同/甲/一.pdf")


def test_a_file_goes_with_the_title_of_its_folder():
    moved = moved_evidence(OLD, ["佐证材料/01_批复", "佐证材料/02_花名册", "佐证材料/03_合同"])

    assert moved == {"佐证材料/02_批复/扫描.pdf": "佐证材料/01_批复/扫描.pdf"}


def test_a_title_of_several_folders_moves_nothing():
    assert moved_evidence(OLD, ["佐证材料/04_批复", "佐证材料/05_批复"]) == {}


def test_no_file_takes_the_place_of_another():
    files = ("佐证材料/01_批复/甲.pdf", "佐证材料/02_批复/甲.pdf", "佐证材料/03_批复/甲.pdf")

    assert moved_evidence(files, ["佐证材料/03_批复"]) == {}
    assert moved_evidence(files[:2], ["佐证材料/03_批复"]) == {files[0]: files[2]}


def test_files_outside_the_folders_stay():
    assert moved_evidence(["说明.txt", "佐证材料/封皮.pdf"], ["佐证材料/01_封皮.pdf"]) == {}
