"""Findings, claims, candidates and sources in print: one module for each output format."""
