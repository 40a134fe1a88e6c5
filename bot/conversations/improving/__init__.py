"""What makes the answers better: errors that operators report, and questions that went badly."""
