"""Projects are scored also where the department's framework names no form for them."""

import pytest
from scoring.county import dossier, framework

from jiheng.dossiers.model import Project
from jiheng.scoring.each_project import with_projects
from jiheng.scoring.errors import NoProjects, ProjectWithoutCode


def test_the_national_form_holds_where_none_is_named(tmp_path):
    handed_in = dossier(projects=(Project("P001", "监控"),))

    evaluation = with_projects(framework(tmp_path), handed_in)

    assert evaluation.projects[0].framework.id == "mof_project_2020"
    assert evaluation.coverage.declared == 1


def test_a_department_without_projects_is_one_sentence(tmp_path):
    with pytest.raises(NoProjects, match="没有填写项目。在“项目”表中每个项目填一行。"):
        with_projects(framework(tmp_path), dossier())


def test_a_project_without_code_is_one_sentence(tmp_path):
    handed_in = dossier(projects=(Project("", "监控"),))

    with pytest.raises(ProjectWithoutCode, match="项目“监控”没有填写项目编码。补填项目编码。"):
        with_projects(framework(tmp_path), handed_in)
