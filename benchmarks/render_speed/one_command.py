"""The smallest program made with typer."""

import typer

app = typer.Typer()


@app.command()
def main(name: str) -> None:
    """Say hello."""
    typer.echo(f"Hello, {name}")


app()
