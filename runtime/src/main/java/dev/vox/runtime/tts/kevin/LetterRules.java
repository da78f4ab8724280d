package dev.vox.runtime.tts.kevin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a word is said that is not in the lexicon, letter by letter from its neighbours.
///
/// A state machine with one entry for each letter: a state compares a letter near the current one and leads on to one of two
/// others, until a state is reached that names phones (Black, Lenzo and Pagel, "Issues in building general letter to sound
/// rules", 1998). Source of the file's form: FreeTTS 1.2.2, `LetterToSoundImpl.dumpBinary`. Never written to after it is made, so that
/// threads may share it.
final class LetterRules {
    private static final int MAGIC = 0xDEADBEEF;
    private static final int VERSION = 1;
    private static final int DECISION = 1;

    /// Letters looked at on either side.
    private static final int WINDOW = 4;

    private static final String[] SILENT = {};

    private final int[] entries = new int[128];

    /// A decision: which of the eight neighbours is compared, with what, and where to go on. A final state has neighbour −1
    /// and the index of its phones where a decision has the state that follows on a match.
    private final byte[] neighbour;

    private final char[] expected;
    private final int[] onMatch;
    private final int[] otherwise;
    private final List<String[]> phones = new ArrayList<>();

    LetterRules(InputStream file) throws IOException {
        DataInputStream in = new DataInputStream(file);
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("the letter rules of FreeTTS have an unknown form");
        }
        String[] names = new String[in.readInt()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUTF();
        }
        Arrays.fill(entries, -1);
        for (int left = in.readInt(); left > 0; left--) {
            char letter = in.readChar();
            int state = in.readInt();
            if (letter < entries.length) {
                entries[letter] = state;
            }
        }
        int states = in.readInt();
        neighbour = new byte[states];
        expected = new char[states];
        onMatch = new int[states];
        otherwise = new int[states];
        for (int i = 0; i < states; i++) {
            readState(in, i, names);
        }
    }

    private void readState(DataInputStream in, int state, String[] names) throws IOException {
        if (in.readInt() == DECISION) {
            neighbour[state] = (byte) in.readInt();
            expected[state] = in.readChar();
            onMatch[state] = in.readInt();
            otherwise[state] = in.readInt();
            return;
        }
        String[] said = new String[in.readInt()];
        for (int i = 0; i < said.length; i++) {
            said[i] = names[in.readInt()];
        }
        neighbour[state] = -1;
        onMatch[state] = phones.size();
        phones.add(said.length == 0 ? SILENT : said);
    }

    /// The phones of a word; letters that no rule knows are silent.
    String[] phones(String word) {
        String padded = "000#" + word + "#000";
        List<String> said = new ArrayList<>(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            int state = letter < entries.length ? entries[letter] : -1;
            if (state >= 0) {
                said.addAll(Arrays.asList(phones.get(onMatch[settle(state, padded, i)])));
            }
        }
        return said.toArray(String[]::new);
    }

    /// Follows decisions from a state on until a final one; `at` is the letter's place in the word.
    private int settle(int start, String padded, int at) {
        int state = start;
        while (neighbour[state] >= 0) {
            int index = neighbour[state];
            char found = padded.charAt(at + (index < WINDOW ? index : index + 1));
            state = found == expected[state] ? onMatch[state] : otherwise[state];
        }
        return state;
    }
}
