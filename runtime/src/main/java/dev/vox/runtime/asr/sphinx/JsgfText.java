package dev.vox.runtime.asr.sphinx;

import dev.vox.runtime.asr.RecognitionException;

import edu.cmu.sphinx.jsgf.JSGFGrammarParseException;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammar;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarFactory;
import edu.cmu.sphinx.jsgf.JSGFRuleGrammarManager;
import edu.cmu.sphinx.jsgf.parser.JSGFParser;
import edu.cmu.sphinx.jsgf.parser.TokenMgrError;

import java.io.StringReader;

/// Reads grammars in the Java Speech Grammar Format (W3C note of 5 June 2000).
final class JsgfText {
    /// The parser of Sphinx is one for all threads.
    private static final Object PARSER = new Object();

    private static final String HEADER = "#JSGF";

    private JsgfText() {}

    /// What the public rules allow.
    ///
    /// @throws RecognitionException with the line and column of a mistake, or the rule that is wrong
    static Expansion read(String text) throws RecognitionException {
        return new JsgfRules(parse(text)).read();
    }

    private static JSGFRuleGrammar parse(String text) throws RecognitionException {
        String whole = text.stripLeading();
        if (!whole.startsWith(HEADER)) {
            throw new RecognitionException(
                    "the grammar does not begin with '#JSGF V1.0;': it is not in the Java Speech"
                            + " Grammar Format");
        }
        synchronized (PARSER) {
            try {
                return JSGFParser.newGrammarFromJSGF(
                        new StringReader(whole),
                        new JSGFRuleGrammarFactory(new JSGFRuleGrammarManager()));
            } catch (JSGFGrammarParseException e) {
                throw new RecognitionException(
                        "the grammar cannot be read at line %d, column %d: %s"
                                .formatted(e.lineNumber, e.charNumber, firstLine(e.details)),
                        e);
            } catch (TokenMgrError | RuntimeException e) {
                throw new RecognitionException(
                        "the grammar cannot be read: " + firstLine(String.valueOf(e.getMessage())),
                        e);
            }
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
