"""The admin's side of an endpoint: projects, tasks, people, figures and exports, asked for over its API."""
