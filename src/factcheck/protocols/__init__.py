"""The checker for other programs, on standard input and output: editors (LSP) and assistants (MCP).

Nothing outside this package knows pygls and the MCP SDK, which are installed only with `[lsp]` and `[mcp]`.
"""
