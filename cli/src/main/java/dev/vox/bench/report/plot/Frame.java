package dev.vox.bench.report.plot;

/// The outside of every plot.
final class Frame {
    private Frame() {}

    /// Begins an `svg` element that a screen reader calls by its title.
    static Markup open(String id, String title, double height) {
        String box = "0 0 " + Markup.number(Chart.WIDTH) + " " + Markup.number(height);
        return new Markup()
                .open(
                        "svg",
                        "id",
                        id,
                        "viewBox",
                        box,
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title")
                .element("title", title, "id", id + "-title");
    }
}
