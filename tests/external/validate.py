"""What we write, judged by validators that are not ours. Run by hand: it installs them into a temporary folder.

    python tests/external/validate.py [--keep FOLDER] [--anno FILE] [--schemas FOLDER]

Needs npm, node, java and chromium, and the package registries. `--anno` names W3C's anno.jsonld; `--schemas` a folder
with OASIS's sarif-schema-2.1.0.json and reviewdog's DiagnosticResult.json; what needs them is skipped without. The
test suite itself stays offline and does not run this.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NPM = (
    "@microsoft/sarif-multitool-linux", "@umbrelladocs/rdformat-validator", "vnu-jar", "html-validate", "axe-core",
    "puppeteer-core", "jsonld", "schema-dts", "typescript",
)  # fmt: skip
PIP = ("jsonschema", "junitparser", "pyyaml", "pre-commit")
NASTY = (
    "<script>alert(1)</script>", "]]> --> </style>", "%0A::error::owned", "\u202egnp.exe", "caf\u00e9 \x1b[31m",
    "**a** [b](javascript:alert(1)) | c", "'\" onload=alert(1) x='", "&lt;b&gt; &amp; {{7*7}}",
)  # fmt: skip

Check = Callable[[], str]  # "" if it is all right, else what is wrong


class Skipped(Exception):  # noqa: N818 - no error
    """A check that cannot be made here."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--anno", type=Path)
    parser.add_argument("--schemas", type=Path)
    given = parser.parse_args()
    folder = (given.keep or Path(tempfile.mkdtemp(prefix="factcheck-validate-"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        failed = Validation(folder, given.anno, given.schemas).run()
    finally:
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(bool(failed))


class Validation:
    """Everything that is validated, for the sample and for a project full of nasty text."""

    def __init__(self, folder: Path, anno: Path | None, schemas: Path | None) -> None:
        self.folder = folder
        self.anno = anno
        self.schemas = schemas
        self.python = folder / "venv" / "bin" / "python"

    def run(self) -> int:
        self.install()
        failed = 0
        for project in (self.sample(), self.nasty()):
            self.write(project)
            for name, check in self.checks(project):
                failed += self.tell(f"{project.name}: {name}", check)
        failed += self.tell("pre-commit, installed and run in a scratch repository", self.pre_commit)
        print(f"{failed} failed")
        return failed

    def tell(self, name: str, check: Check) -> bool:
        try:
            wrong = check()
        except Skipped as reason:
            print(f"skipped  {name}: {reason}")
            return False
        print(f"{'FAILED' if wrong else 'ok':<8} {name}{': ' + wrong if wrong else ''}", flush=True)
        return bool(wrong)

    def install(self) -> None:
        if not (self.folder / "node_modules" / "axe-core").exists():
            self.call("npm", "init", "-y")
            self.call("npm", "install", "--no-audit", "--no-fund", *NPM)
        if not self.python.exists():
            self.call(sys.executable, "-m", "venv", str(self.folder / "venv"))
            self.call(str(self.python), "-m", "pip", "install", "--quiet", *PIP)

    def sample(self) -> Path:
        project = self.folder / "sample"
        shutil.rmtree(project, ignore_errors=True)
        for name in ("articles", "sources"):
            shutil.copytree(ROOT / name, project / name)
        self.call("git", "init", "-q", str(project))
        return project

    def nasty(self) -> Path:
        """Articles and a source whose names and words are nasty, some of them quoted truly, some not."""
        project = self.folder / "nasty"
        shutil.rmtree(project, ignore_errors=True)
        (project / "articles").mkdir(parents=True)
        (project / "sources").mkdir()
        said = [f"We will not say {text} to anybody in this town" for text in NASTY]
        (project / "sources" / "<b>said|it.txt").write_text("\n\n".join(said), encoding="utf-8")
        for number, text in enumerate(NASTY):
            name = text.replace("/", "_") + ".md"
            words = said[number].replace("not ", "") if number % 2 else said[number]
            body = f"# {text}\n\n“{words},” said {text} Lee.\n\nLee {text} spoke of 12 ships on Monday.\n"
            (project / "articles" / name).write_text(body, encoding="utf-8")
        self.call("git", "init", "-q", str(project))
        return project

    def write(self, project: Path) -> None:
        """All formats of `check`, and the copy and exports of the first article, to files."""
        article = str(next(iter(sorted((project / "articles").glob("*.md")))))
        self.factcheck(project, "baseline", article)
        forms = ("json", "sarif", "junit", "rdjson", "github")
        arguments = [part for form in forms for part in ("--format", f"{form}=out.{form}")]
        self.factcheck(project, "check", "articles", *arguments)
        for form, name in (("html", "copy.html"), ("markdown", "copy.md")):
            self.factcheck(project, "report", article, "--format", form, "-o", name)
        url = ("--url", "https://news.example/a")
        self.factcheck(project, "export", article, "--format", "claimreview", "-o", "review.json", *url)
        self.factcheck(project, "export", article, "--format", "webannotation", "-o", "anno.json", *url)

    def checks(self, project: Path) -> Iterator[tuple[str, Check]]:
        yield "SARIF by @microsoft/sarif-multitool-linux, Sarif and Ghas", lambda: self.multitool(project)
        yield "SARIF by OASIS's schema", lambda: self.schema(project / "out.sarif", "sarif-schema-2.1.0.json")
        yield "rdjson by rdformat-validator", lambda: self.rdjson(project)
        yield "rdjson by reviewdog's schema", lambda: self.schema(project / "out.rdjson", "DiagnosticResult.json")
        yield "JUnit by junitparser", lambda: self.junit(project)
        yield "HTML by the Nu checker", lambda: self.nu(project)
        yield "HTML by html-validate", lambda: self.html_validate(project)
        yield "HTML by axe in chromium: light, dark, phone, print", lambda: self.axe(project)
        yield "ClaimReview by schema.org's types", lambda: self.claim_review(project)
        yield "Web Annotations by jsonld in safe mode", lambda: self.annotations(project)

    def multitool(self, project: Path) -> str:
        log = project / "validated.sarif"
        tool = self.folder / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
        rules = ("--rule-kind", "Sarif;Ghas", "--log", "ForceOverwrite", "--output", str(log))
        self.call(str(tool), "validate", str(project / "out.sarif"), *rules, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")
        results = json.loads(log.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
        # SARIF2005 asks for an address of the tool: this project has none yet.
        bad = [item["ruleId"] for item in results if item["ruleId"] != "SARIF2005"]
        return f"{bad}" if bad else ""

    def schema(self, file: Path, name: str) -> str:
        if self.schemas is None or not (self.schemas / name).exists():
            raise Skipped(f"no {name} in --schemas")
        script = (
            "import json, sys, jsonschema; from jsonschema.validators import validator_for\n"
            "schema, data = (json.load(open(name, encoding='utf-8')) for name in sys.argv[1:])\n"
            "print([error.message[:200] for error in validator_for(schema)(schema).iter_errors(data)] or '')"
        )
        return self.call(str(self.python), "-c", script, str(self.schemas / name), str(file)).strip()

    def rdjson(self, project: Path) -> str:
        done = self.call(self.bin("rdformat-validator"), "--strict", str(project / "out.rdjson"))
        return "" if "Invalid files: 0" in done else done

    def junit(self, project: Path) -> str:
        script = (
            "import sys, json; from junitparser import JUnitXml\n"
            "suites = list(JUnitXml.fromfile(sys.argv[1]))\n"
            "data = json.load(open(sys.argv[2], encoding='utf-8'))['articles']\n"
            "print('' if len(suites) == len(data) and all(len(list(s)) == s.tests for s in suites) else 'cases')"
        )
        return self.call(str(self.python), "-c", script, str(project / "out.junit"), str(project / "out.json")).strip()

    def nu(self, project: Path) -> str:
        jar = self.folder / "node_modules/vnu-jar/build/dist/vnu.jar"
        done = self.run_only("java", "-jar", str(jar), "--errors-only", str(project / "copy.html"))
        return (done.stderr or done.stdout)[:500] if done.returncode else ""

    def html_validate(self, project: Path) -> str:
        done = self.run_only(self.bin("html-validate"), "--preset", "standard,a11y", str(project / "copy.html"))
        return (done.stdout or done.stderr)[:800] if done.returncode else ""

    def axe(self, project: Path) -> str:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        if chromium is None:
            raise Skipped("no chromium")
        done = self.run_only(
            "node",
            str(HERE / "axe.mjs"),
            str(project / "copy.html"),
            chromium,
            NODE_PATH=str(self.folder / "node_modules"),
        )
        return (done.stdout + done.stderr)[:1500].strip() if done.returncode else ""

    def claim_review(self, project: Path) -> str:
        data = (project / "review.json").read_text(encoding="utf-8")
        code = f'import type {{ Graph }} from "schema-dts";\nconst it: Graph = {data};\nexport default it;\n'
        (self.folder / "review.ts").write_text(code, encoding="utf-8")
        options = ("--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--moduleResolution", "bundler")
        done = self.run_only(self.bin("tsc"), *options, "--module", "esnext", "review.ts", cwd=self.folder)
        return done.stdout[:800] if done.returncode else ""

    def annotations(self, project: Path) -> str:
        if self.anno is None:
            raise Skipped("no --anno")
        script = """
const jsonld = require("jsonld"), fs = require("fs");
const [context, file] = process.argv.slice(1).map(name => JSON.parse(fs.readFileSync(name, "utf8")));
const documentLoader = async url => {
  if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(url);
  return {document: context, documentUrl: url, contextUrl: null};
};
jsonld.toRDF(file, {documentLoader, safe: true, base: "https://news.example/"})
  .then(quads => console.log(file.items.length && !quads.length ? "no quads" : ""))
  .catch(error => { console.log(String(error)); });
"""
        return self.call("node", "-e", script, str(self.anno), str(project / "anno.json")).strip()

    def pre_commit(self) -> str:
        """Both hooks from this repository, in one whose article has a word too many in a quote."""
        scratch = self.folder / "scratch"
        shutil.rmtree(scratch, ignore_errors=True)
        (scratch / "sources").mkdir(parents=True)
        (scratch / "sources" / "minutes.txt").write_text("We will not raise the harbour fee this year.\n")
        article = scratch / "a.md"
        self.call("git", "init", "-q", str(scratch))
        codes = []
        for words in ("not raise", "raise"):
            article.write_text(f"“We will {words} the harbour fee this year,” he said.\n", encoding="utf-8")
            self.call("git", "-C", str(scratch), "add", ".")
            tool = str(self.python.parent / "pre-commit")
            run = self.run_only(tool, "try-repo", str(ROOT), "factcheck", "--all-files", "--verbose", cwd=scratch)
            codes.append(run.returncode)
        return "" if codes == [0, 1] and "FC003" in run.stdout else f"{codes} {run.stdout[-600:]}{run.stderr[-300:]}"

    def bin(self, name: str) -> str:
        return str(self.folder / "node_modules" / ".bin" / name)

    def factcheck(self, project: Path, *arguments: str) -> None:
        done = self.run_only(sys.executable, "-m", "factcheck", *arguments, "-q", cwd=project)
        if done.returncode not in (0, 1):
            raise SystemExit(f"factcheck {arguments}: {done.returncode}\n{done.stderr}")

    def call(self, *command: str, **variables: str) -> str:
        done = self.run_only(*command, **variables)
        if done.returncode:
            raise SystemExit(f"{command[:4]}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def run_only(self, *command: str, cwd: Path | None = None, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command, cwd=cwd or self.folder, env=os.environ | variables, capture_output=True, text=True, check=False
        )


if __name__ == "__main__":
    main()
