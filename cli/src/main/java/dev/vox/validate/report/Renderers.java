package dev.vox.validate.report;

import dev.vox.text.Canvas;

/// Which renderer makes which format. Its class is loaded when it is asked for.
final class Renderers {
    private Renderers() {}

    /// @param canvas what the format for people is laid out on
    static Renderer of(ReportFormat format, Canvas canvas) {
        return switch (format) {
            case PRETTY -> new PrettyRenderer(canvas);
            case PLAIN -> new PlainRenderer();
            case JSON -> new JsonRenderer();
            case NDJSON -> new NdjsonRenderer();
            case JUNIT -> new JunitRenderer();
            case TAP -> new TapRenderer();
            case MARKDOWN -> MarkdownRenderer.page();
            case GITHUB -> new GithubRenderer();
        };
    }
}
