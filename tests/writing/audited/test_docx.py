"""Comments stand at the words they are about; all else of the user's file is as it was."""

import subprocess
from dataclasses import replace
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree
from office import CONTENT, OFFICE, RELATIONS, docx
from writing.audited.sample import BLOCKS, finding, sample

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Findings, Spot
from jiheng.auditing.reported.report import prepared
from jiheng.documents.read import read
from jiheng.documents.wordprocessing import W
from jiheng.writing.audited.docx import made
from jiheng.writing.errors import NotWordFile

BOLD = "<w:rPr><w:b/></w:rPr>"


def run(text, look=""):
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def commented(path, *quotes, passage=None):
    """The file with a comment at each quote, written beside it."""
    report = prepared(read(path))
    found = tuple(finding(report, passage or quote, quote) for quote in quotes)
    out = path.with_name("批注.docx")
    out.write_bytes(made([Audited(path, "0", report, Findings(findings=found))]))
    return out


def root(path, name="word/document.xml"):
    return etree.fromstring(ZipFile(path).read(name))


def spans(path):
    """The words inside each comment's range, by its number."""
    words, open_ = {}, set()
    for element in root(path).iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            words[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(number)
        elif element.tag == f"{W}t":
            for one in open_:
                words[one] += element.text or ""
    return [words[number] for number in sorted(words, key=int)]


def texts(path):
    return [getattr(block, "text", None) or block for block in read(path).blocks]


def without_names(blocks):
    return str(blocks).replace("批注.docx", "").replace("报告.docx", "")


def same_text(one, other):
    return without_names(texts(one)) == without_names(texts(other))


def test_each_finding_is_a_comment_at_its_words(tmp_path):
    audited = sample(tmp_path, name="报告.docx")
    out = tmp_path / "批注.docx"
    out.write_bytes(made([audited]))

    assert spans(out) == ["99.84%", "510.00", "增长25%", "36人"]
    comments = list(python_docx.Document(str(out)).comments)
    assert {one.author for one in comments} == {"绩衡"}
    assert comments[1].text.split("\n") == [
        "2 须更正：合计与分项不符",
        "分项相加为500.00万元，合计列示为510.00万元，相差10.00万元",
        "依据：表1第2行第2列“320.00”、表1第3行第2列“180.00”",
        "建议：核对是否漏列或重列分项，或合计未随分项更新",
    ]
    assert comments[3].text.startswith("4 提示：同一数据前后不一致（表样制定单位）")


def test_the_text_is_the_same_and_other_parts_are_byte_for_byte(tmp_path):
    audited = sample(tmp_path, name="报告.docx")
    out = tmp_path / "批注.docx"
    out.write_bytes(made([audited]))

    assert same_text(out, audited.path)
    with ZipFile(audited.path) as before, ZipFile(out) as after:
        changed = {one for one in before.namelist() if before.read(one) != after.read(one)}
        assert changed == {"[Content_Types].xml", "word/document.xml"}
        assert {*after.namelist()} - {*before.namelist()} == {
            "word/comments.xml",
            "word/_rels/document.xml.rels",
        }


def test_the_same_findings_give_the_same_bytes(tmp_path):
    audited = sample(tmp_path)

    assert made([audited]) == made([audited])


def test_words_over_several_runs_keep_their_looks(tmp_path):
    body = f"<w:p>{run('支出')}{run('494', BOLD)}{run('.70')}{run('万元，其余', BOLD)}</w:p>"
    path = docx(tmp_path / "报告.docx", body.encode())

    out = commented(path, "494.70万元")

    assert spans(out) == ["494.70万元"]
    assert same_text(out, path)
    bold = [
        one.findtext(f"{W}t")
        for one in root(out).iter(f"{W}r")
        if one.find(f"{W}rPr/{W}b") is not None and one.find(f"{W}t") is not None
    ]
    assert bold == ["494", "万元", "，其余"]


def test_two_comments_in_one_run_stand_apart(tmp_path):
    path = docx(tmp_path / "报告.docx", "甲12万元，乙30万元，丙45万元。")

    out = commented(path, "12万元", "45万元", "30万元")

    assert spans(out) == ["12万元", "45万元", "30万元"]
    assert same_text(out, path)


def test_comments_may_overlap(tmp_path):
    path = docx(tmp_path / "报告.docx", "甲12万元，乙30万元。")

    out = commented(path, "12万元，乙30", "乙30万元", "甲12万元，乙30万元。")

    assert spans(out) == ["12万元，乙30", "乙30万元", "甲12万元，乙30万元。"]
    assert same_text(out, path)


def test_tabs_breaks_and_drawings_of_a_run_stay_where_they_were(tmp_path):
    body = (
        "<w:p><w:r><w:t>预算</w:t><w:tab/><w:t>500万元</w:t><w:br/><w:t>支出</w:t><w:tab/>"
        "<w:t>480万元</w:t><w:noBreakHyphen/><w:t>完</w:t></w:r></w:p>"
    )
    path = docx(tmp_path / "报告.docx", body.encode())

    out = commented(path, "500万元", "480万元")

    assert spans(out) == ["500万元", "480万元"]
    assert same_text(out, path)


def test_tracked_changes_stay_tracked(tmp_path):
    body = (
        f"<w:p>{run('支出')}<w:del w:id='7' w:author='a'>"
        "<w:r><w:delText>900</w:delText></w:r></w:del>"
        f"<w:ins w:id='8' w:author='a'>{run('500.00万元，占')}</w:ins>{run('比96%')}</w:p>"
    )
    path = docx(tmp_path / "报告.docx", body.encode())

    out = commented(path, "500.00万元", "占比96%")

    assert spans(out) == ["500.00万元", "占比96%"]
    assert same_text(out, path)
    assert len(root(out).findall(f".//{W}del")) == len(root(out).findall(f".//{W}ins")) == 1
    assert "".join(one.text for one in root(out).iter(f"{W}delText")) == "900"


def test_a_cell_of_several_paragraphs_is_commented_in_the_right_one(tmp_path):
    path = docx(tmp_path / "报告.docx", [["项目", "说明"], ["甲", "x"]])
    changed = ZipFile(path).read("word/document.xml").decode()
    body = changed.replace(
        '<w:p><w:r><w:t xml:space="preserve">x</w:t></w:r></w:p>',
        f"<w:p>{run('预算12万元')}</w:p><w:p/><w:p>{run('支出12万元')}</w:p>",
    )
    path = docx(path, extra={"word/document.xml": body})

    out = commented(path, "出12万元", passage="支出12万元")

    assert spans(out) == ["出12万元"]
    assert same_text(out, path)


def test_comments_that_are_there_stay_and_numbers_go_on(tmp_path):
    body = (
        f"<w:p><w:commentRangeStart w:id='4'/>{run('预算')}<w:commentRangeEnd w:id='4'/>"
        f"<w:r><w:commentReference w:id='4'/></w:r>{run('500万元')}</w:p>"
    )
    comments = (
        f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4" w:author="处长">'
        f"<w:p>{run('再核')}</w:p></w:comment></w:comments>"
    )
    path = docx(
        tmp_path / "报告.docx",
        body.encode(),
        extra={
            "word/comments.xml": comments,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
            f'Id="rId1" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>',
        },
    )

    out = commented(path, "500万元")

    assert spans(out) == ["预算", "500万元"]
    told = {one.get(f"{W}id"): one.get(f"{W}author") for one in root(out, "word/comments.xml")}
    assert told == {"4": "处长", "5": "绩衡"}


def test_words_in_a_text_box_are_commented_at_its_paragraph(tmp_path):
    box = (
        f"<w:p>{run('正文')}<w:r><w:pict><w:txbxContent><w:p>{run('框内600万元')}</w:p>"
        f"</w:txbxContent></w:pict></w:r></w:p>"
    )
    path = docx(tmp_path / "报告.docx", box.encode())

    out = commented(path, "600万元")

    inside = root(out).find(f".//{W}txbxContent")
    assert inside.find(f".//{W}commentRangeStart") is None
    assert len(spans(out)) == 1
    assert same_text(out, path)


def test_what_is_missing_altogether_is_told_at_the_beginning(tmp_path):
    audited = sample(tmp_path)
    one = replace(audited.findings.findings[0], at=Spot(-1, 0, 0, ""))
    out = tmp_path / "批注.docx"
    out.write_bytes(made([replace(audited, findings=Findings(findings=(one,)))]))

    assert spans(out) == [BLOCKS[0]]


def test_without_findings_the_file_is_as_it_was(tmp_path):
    audited = replace(sample(tmp_path), findings=Findings())

    assert made([audited]) == audited.path.read_bytes()


def test_what_is_no_word_file_is_told(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("支出12万元。", "utf-8")
    one = Audited(path, "0", prepared(read(path)))

    with pytest.raises(NotWordFile, match="不是Word文件，批注只能写进docx。改用 --format html"):
        made([one])


def test_a_word_file_of_the_old_kind_is_told_apart(tmp_path):
    path = tmp_path / "报告.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100)
    one = Audited(path, "0", sample(tmp_path).report)

    with pytest.raises(NotWordFile, match="是旧格式，批注只能写进docx。在WPS或Word中另存为docx"):
        made([one])


def test_an_office_opens_it_and_shows_the_comments(tmp_path, office):
    out = tmp_path / "批注.docx"
    out.write_bytes(made([sample(tmp_path)]))

    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            *("--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(out)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    content = ZipFile(tmp_path / "批注.odt").read("content.xml").decode()
    assert content.count("<office:annotation ") == 4
    assert "合计列示为510.00万元" in content


def test_the_parts_it_adds_are_declared(tmp_path):
    out = tmp_path / "批注.docx"
    out.write_bytes(made([sample(tmp_path)]))

    types = root(out, "[Content_Types].xml")
    names = [one.get("PartName") for one in types if one.tag == f"{{{CONTENT}}}Override"]
    assert names == ["/word/document.xml", "/word/comments.xml"]
