package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.lexicon.Lexicon;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// The pronunciations of the CMU dictionary as they lie in FreeTTS's file, found through a table of offsets.
///
/// FreeTTS's own lexicon makes two strings and a map entry of each word when it loads, which takes most of a voice's loading
/// time and memory, and it spells unknown words in a buffer that threads must not share. This one is never written to after it
/// is made, so all voices use it at the same time. The answers are the same.
///
/// Source of the file's form: FreeTTS 1.2.2, `LexiconImpl.dumpBinary`: magic, version, table of phones, then for each word its
/// letters and part of speech, and its phones as indices into the table. Strings are a byte of length and two bytes a letter.
final class CompactLexicon implements Lexicon {
    private static final int MAGIC = 0xBABB1E;
    private static final int VERSION = 1;

    /// Any part of speech, when none is asked for.
    private static final char ANY = '0';

    private final Part addenda;
    private final Part words;
    private final LetterRules rules;
    private final String partsOfSpeech;

    /// Knows where syllables end; never loaded.
    private final CMULexicon syllables;

    /// @param words the file of the dictionary
    /// @param addenda the file of what goes before it
    /// @param rules how a word is said that is in neither
    CompactLexicon(byte[] words, byte[] addenda, LetterRules rules, CMULexicon syllables)
            throws IOException {
        this.words = new Part(words);
        this.addenda = new Part(addenda);
        this.rules = rules;
        this.syllables = syllables;
        this.partsOfSpeech = this.words.partsOfSpeech;
    }

    @Override
    public String[] getPhones(String word, @Nullable String partOfSpeech) {
        String[] known = known(word, partOfSpeech);
        return known != null ? known : rules.phones(word);
    }

    @Override
    @SuppressWarnings(
            "NullAway") // FreeTTS answers null for a word it does not know, and is not annotated
    public String @Nullable [] getPhones(
            String word, @Nullable String partOfSpeech, boolean useRules) {
        return useRules ? getPhones(word, partOfSpeech) : known(word, partOfSpeech);
    }

    private String @Nullable [] known(String word, @Nullable String partOfSpeech) {
        char wanted = partOfSpeech == null || partOfSpeech.isEmpty() ? ANY : partOfSpeech.charAt(0);
        String[] found = addenda.find(word, wanted, partsOfSpeech);
        return found != null ? found : words.find(word, wanted, partsOfSpeech);
    }

    @Override
    public boolean isSyllableBoundary(
            @SuppressWarnings("rawtypes") List syllable, String[] phones, int next) {
        return syllables.isSyllableBoundary(syllable, phones, next);
    }

    @Override
    public void addAddendum(String word, String partOfSpeech, String[] phones) {
        throw new UnsupportedOperationException("this lexicon is fixed");
    }

    @Override
    public void removeAddendum(String word, String partOfSpeech) {
        throw new UnsupportedOperationException("this lexicon is fixed");
    }

    @Override
    public void load() {}

    @Override
    public boolean isLoaded() {
        return true;
    }

    /// One file of words.
    private static final class Part {
        private final byte[] file;
        private final String[] phones;
        private final String partsOfSpeech;

        /// Open addressing: where a word begins in the file, or 0 for no word.
        private final int[] table;

        Part(byte[] file) throws IOException {
            this.file = file;
            ByteBuffer bytes = ByteBuffer.wrap(file);
            if (bytes.getInt() != MAGIC || bytes.getInt() != VERSION) {
                throw new IOException("the lexicon of FreeTTS has an unknown form");
            }
            phones = new String[bytes.getInt()];
            for (int i = 0; i < phones.length; i++) {
                phones[i] = string(bytes);
            }
            int count = bytes.getInt();
            table = new int[Math.max(2, Integer.highestOneBit(count) * 4)];
            StringBuilder parts = new StringBuilder();
            int position = bytes.position();
            for (int i = 0; i < count; i++) {
                int length = file[position];
                char part = letter(position, length - 1);
                if (parts.indexOf(String.valueOf(part)) < 0) {
                    parts.append(part);
                }
                enter(position, length);
                int afterLetters = position + 1 + 2 * length;
                position = afterLetters + 1 + file[afterLetters];
            }
            partsOfSpeech = parts.toString();
        }

        String @Nullable [] find(String word, char partOfSpeech, String otherParts) {
            String[] found = find(word, partOfSpeech);
            for (int i = 0; found == null && i < otherParts.length(); i++) {
                found = find(word, otherParts.charAt(i));
            }
            return found;
        }

        private String @Nullable [] find(String word, char partOfSpeech) {
            int hash = 0;
            for (int i = 0; i < word.length(); i++) {
                hash = 31 * hash + word.charAt(i);
            }
            hash = 31 * hash + partOfSpeech;
            for (int slot = slot(hash); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
                if (isAt(table[slot], word, partOfSpeech)) {
                    return phonesAt(table[slot]);
                }
            }
            return null;
        }

        private void enter(int position, int length) {
            int hash = 0;
            for (int i = 0; i < length; i++) {
                hash = 31 * hash + letter(position, i);
            }
            int slot = slot(hash);
            while (table[slot] != 0 && !sameWord(table[slot], position, length)) {
                slot = (slot + 1) & (table.length - 1);
            }
            // Of a word that is there twice the last counts.
            table[slot] = position;
        }

        private boolean sameWord(int one, int other, int length) {
            for (int i = 0; i <= 2 * length; i++) {
                if (file[one + i] != file[other + i]) {
                    return false;
                }
            }
            return true;
        }

        private boolean isAt(int position, String word, char partOfSpeech) {
            if (file[position] != word.length() + 1
                    || letter(position, word.length()) != partOfSpeech) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if (letter(position, i) != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private String[] phonesAt(int position) {
            int start = position + 1 + 2 * file[position];
            String[] spoken = new String[file[start]];
            for (int i = 0; i < spoken.length; i++) {
                spoken[i] = phones[file[start + 1 + i]];
            }
            return spoken;
        }

        private char letter(int position, int index) {
            int at = position + 1 + 2 * index;
            return (char) (((file[at] & 0xFF) << 8) | (file[at + 1] & 0xFF));
        }

        private int slot(int hash) {
            return (hash ^ (hash >>> 15)) & (table.length - 1);
        }

        private static String string(ByteBuffer bytes) {
            char[] letters = new char[bytes.get()];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = bytes.getChar();
            }
            return new String(letters);
        }
    }
}
