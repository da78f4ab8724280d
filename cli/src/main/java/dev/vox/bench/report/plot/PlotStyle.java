package dev.vox.bench.report.plot;

/// The look of plots: colours that people with any colour vision tell apart, a dash pattern to each for those who print, light and dark.
public final class PlotStyle {
    /// How many colours there are.
    public static final int COLOURS = 6;

    /// The rules of a style sheet. The colours are variables: blue, vermilion, green, purple, ochre, grey after M. Okabe and K. Ito.
    public static final String SHEET =
            """
            :root{--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--grid:#e7ebef;--page:#fff;--card:#fff;--bad:#b3261e;
            --c0:#0072b2;--c1:#c94f00;--c2:#00805f;--c3:#a3478a;--c4:#8a6500;--c5:#4d4d4d}
            @media screen and (prefers-color-scheme:dark){
            :root{--ink:#e6edf3;--dim:#a0abb6;--line:#3a424c;--grid:#262d36;--page:#0d1117;--card:#131920;--bad:#ff8a80;
            --c0:#56b4e9;--c1:#f28e4b;--c2:#35c79b;--c3:#e08fc4;--c4:#e3c04a;--c5:#c5ccd3}}
            svg{display:block;width:100%;height:auto;min-width:30rem;max-width:46rem}
            svg text{font:12px system-ui,sans-serif;fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
            svg .t{fill:var(--dim)} svg .e{text-anchor:end} svg .m{text-anchor:middle}
            svg .g{stroke:var(--grid)} svg .a{stroke:var(--dim)} svg line.r{stroke:var(--bad);stroke-dasharray:6 4}
            svg text.r{fill:var(--bad)}
            svg .l{fill:none;stroke-width:2;stroke-linejoin:round} svg .d{stroke:none} svg .b{fill-opacity:.16;stroke:none}
            svg .l0{stroke:var(--c0)} svg .f0{fill:var(--c0)}
            svg .l1{stroke:var(--c1);stroke-dasharray:8 3} svg .f1{fill:var(--c1)}
            svg .l2{stroke:var(--c2);stroke-dasharray:3 3} svg .f2{fill:var(--c2)}
            svg .l3{stroke:var(--c3);stroke-dasharray:10 3 3 3} svg .f3{fill:var(--c3)}
            svg .l4{stroke:var(--c4);stroke-dasharray:14 4} svg .f4{fill:var(--c4)}
            svg .l5{stroke:var(--c5);stroke-dasharray:6 3 2 3 2 3} svg .f5{fill:var(--c5)}
            """;

    private PlotStyle() {}

    static String line(int colour) {
        return "l l" + colour % COLOURS;
    }

    static String dot(int colour) {
        return "d f" + colour % COLOURS;
    }

    static String tint(int colour) {
        return "b f" + colour % COLOURS;
    }
}
