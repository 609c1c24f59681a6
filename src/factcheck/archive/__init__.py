"""An archive of sources on other machines, in OpenSearch or Elasticsearch: loaded once, searched by many."""

from factcheck.archive.client import Client, address_of
from factcheck.archive.index import OpenArchive, state_there
from factcheck.archive.loading import Loading, drop, number_of_rows, verify

__all__ = ["Client", "Loading", "OpenArchive", "address_of", "drop", "number_of_rows", "state_there", "verify"]
