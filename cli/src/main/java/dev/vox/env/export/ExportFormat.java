package dev.vox.env.export;

/// For whom variables are written.
public enum ExportFormat {
    /// A file of variables that vox and Docker Compose read.
    DOTENV,
    /// `export` lines that a POSIX shell evaluates.
    SHELL,
    /// One object, a key a variable.
    JSON,
    /// What a step of GitHub Actions appends to the file `$GITHUB_ENV`.
    GITHUB,
    /// The file of `docker run --env-file`.
    DOCKER;

    Dialect dialect(Delimiters delimiters) {
        return switch (this) {
            case DOTENV -> new DotenvDialect();
            case SHELL -> new ShellDialect();
            case JSON -> new JsonDialect();
            case GITHUB -> new GithubDialect(delimiters);
            case DOCKER -> new DockerDialect();
        };
    }
}
