"""The library of causes and measures: its entries, finding one by name, matching one to another."""
