"""What compare() knows: words, numbers and dates, and what it means that one stands in the place of another."""
