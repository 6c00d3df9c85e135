"""What happened in one line, `risk Cells close owner:"Supt Ash" 3x4`, read the same wherever it is typed."""
