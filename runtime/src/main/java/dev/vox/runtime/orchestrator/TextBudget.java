package dev.vox.runtime.orchestrator;

/// The characters of text that all sessions together may hold, those that are spoken and those that wait.
///
/// Sessions are many and each may send much: what one may hold, all at once would be more than the memory there is. A text
/// for which nothing is left is refused.
final class TextBudget {
    /// 32 MiB, where a character is not Latin-1.
    static final int MOST_CHARACTERS = 16 << 20;

    private int left = MOST_CHARACTERS;

    /// Takes room for a text.
    ///
    /// @return false when there is too little; nothing is taken then
    synchronized boolean take(int characters) {
        if (characters > left) {
            return false;
        }
        left -= characters;
        return true;
    }

    synchronized void giveBack(int characters) {
        left += characters;
    }
}
