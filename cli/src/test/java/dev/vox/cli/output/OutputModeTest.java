package dev.vox.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

class OutputModeTest {
    @ParameterizedTest(name = "[{0}] [{1}] out {2} err {3} is {4}, colour {5}/{6}, {7}")
    @CsvSource(
            textBlock =
                    """
                    # flags                 , environment                 , out  , err  , format      , out  , err  , progress
                    ''                      , ''                          , tty  , tty  , HUMAN       , true , true , LIVE
                    ''                      , ''                          , pipe , tty  , PLAIN       , false, true , LIVE
                    ''                      , ''                          , tty  , pipe , HUMAN       , true , false, LINES
                    ''                      , ''                          , pipe , pipe , PLAIN       , false, false, LINES
                    plain                   , ''                          , tty  , tty  , PLAIN       , true , true , LIVE
                    json                    , ''                          , tty  , tty  , JSON_PRETTY , false, true , SILENT
                    json                    , ''                          , pipe , tty  , JSON_COMPACT, false, true , LIVE
                    json                    , TERM=dumb                   , pipe , tty  , JSON_COMPACT, false, false, LINES
                    json                    , ''                          , pipe , pipe , JSON_COMPACT, false, false, SILENT
                    json quiet              , ''                          , pipe , tty  , JSON_COMPACT, false, true , SILENT
                    quiet                   , ''                          , tty  , tty  , HUMAN       , true , true , SILENT
                    always                  , NO_COLOR=1 TERM=dumb        , pipe , pipe , PLAIN       , true , true , LINES
                    always json             , ''                          , tty  , tty  , JSON_PRETTY , false, true , SILENT
                    never                   , CLICOLOR_FORCE=1            , tty  , tty  , HUMAN       , false, false, LIVE
                    ''                      , NO_COLOR=1 CLICOLOR_FORCE=1 , tty  , tty  , HUMAN       , false, false, LIVE
                    ''                      , NO_COLOR=                   , tty  , tty  , HUMAN       , true , true , LIVE
                    ''                      , CLICOLOR_FORCE=1 TERM=dumb  , pipe , tty  , PLAIN       , true , true , LINES
                    ''                      , CLICOLOR_FORCE=0            , pipe , tty  , PLAIN       , false, true , LIVE
                    ''                      , CLICOLOR_FORCE=             , pipe , tty  , PLAIN       , false, true , LIVE
                    ''                      , TERM=dumb                   , tty  , tty  , HUMAN       , false, false, LINES
                    ''                      , TERM=xterm                  , tty  , tty  , HUMAN       , true , true , LIVE
                    """)
    void isDecidedOnce(
            String flags,
            String environment,
            String out,
            String err,
            Format format,
            boolean outColor,
            boolean errColor,
            ProgressMode progress) {
        OutputFlags said =
                new OutputFlags(
                        flags.contains("json"),
                        flags.contains("plain"),
                        flags.contains("quiet"),
                        color(flags));

        OutputMode mode =
                OutputMode.resolve(
                        said, variables(environment), out.equals("tty"), err.equals("tty"));

        assertThat(mode).isEqualTo(new OutputMode(format, outColor, errColor, progress));
    }

    private static ColorChoice color(String flags) {
        if (flags.contains("always")) {
            return ColorChoice.ALWAYS;
        }
        return flags.contains("never") ? ColorChoice.NEVER : ColorChoice.AUTO;
    }

    private static Map<String, String> variables(String environment) {
        return Arrays.stream(environment.split(" "))
                .filter(assignment -> assignment.contains("="))
                .map(assignment -> assignment.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
