"""What the commands do, for any caller: it returns data, and never prints, asks or exits."""
