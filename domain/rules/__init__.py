"""What follows from the state of a programme: readiness, assessments, results, and who may do what."""
