"""A real OpenSearch cluster on loopback: a process for each node, that ends with this one."""

import http.client
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

HERE = Path(__file__).parent / "cluster"
JARS = os.environ.get("FACTCHECK_CLUSTER", "")
"""The folder with OpenSearch's jars and the compiled Cluster.java, as `.ci/run` makes it."""

WHY_NOT = (
    "" if JARS and shutil.which("java") else "no cluster: .ci/run makes one where JDK 17 and Maven Central are there"
)
_PATIENCE = 120  # seconds for a start or a recovery on a busy machine; usually ten
_JAVA = (
    "-Xms512m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:ActiveProcessorCount=1",
    "-Dlog4j2.disable.jmx=true",
    "-Dopensearch.set.netty.runtime.available.processors=false",
)


class Cluster:
    """Nodes by number; each may be killed and started again."""

    def __init__(self, folder: Path, size: int) -> None:
        with ExitStack() as stack:  # all ports are taken at once, so that they differ
            taken = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(2 * size)]
            ports = [each.getsockname()[1] for each in taken]
        self.ports, self._transport = ports[:size], ports[size:]
        self._folder = folder
        self._nodes: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def hosts(self) -> str:
        return "http://" + ",".join(f"127.0.0.1:{port}" for port in self.ports)

    def start(self, *numbers: int) -> None:
        """Start nodes, and wait until they have joined."""
        for number in numbers:
            self._nodes[number] = self._begun(number)
        for number in numbers:
            output = self._nodes[number].stdout
            assert output is not None
            wait_for(output, b"started")

    def kill(self, number: int) -> None:
        node = self._nodes.pop(number)
        node.kill()
        node.wait()
        for pipe in (node.stdin, node.stdout):
            if pipe:
                pipe.close()

    def stop(self) -> None:
        for number in list(self._nodes):
            self.kill(number)

    def healthy(self, *, nodes: int, through: int = 0) -> None:
        """Wait until so many nodes have every copy of every part."""
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[through], timeout=_PATIENCE + 10)
        query = f"wait_for_status=green&wait_for_nodes={nodes}&wait_for_no_relocating_shards=true&timeout={_PATIENCE}s"
        connection.request("GET", f"/_cluster/health?{query}")
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        connection.close()

    def _begun(self, number: int) -> "subprocess.Popen[bytes]":
        names = ",".join(f"n{each}" for each in range(len(self.ports)))
        transport = ",".join(map(str, self._transport))
        ports = (str(self.ports[number]), str(self._transport[number]), transport, names)
        return subprocess.Popen(
            [
                "java",
                *_JAVA,
                "-cp",
                f"{JARS}/classes:{JARS}/jars/*",
                "Cluster",
                str(self._folder),
                f"n{number}",
                *ports,
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
        )


def wait_for(output: IO[bytes], line: bytes) -> None:
    """Read until the line comes."""
    for each in output:
        if each.strip() == line:
            return
    raise AssertionError("the node ended before it had started")


@contextmanager
def cluster(folder: Path, size: int = 3) -> Iterator[Cluster]:
    """A cluster that is up."""
    made = Cluster(folder, size)
    try:
        made.start(*range(size))
        made.healthy(nodes=size)
        yield made
    finally:
        made.stop()
