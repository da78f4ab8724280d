package dev.vox.bench.workload;

import java.util.ArrayList;
import java.util.List;

/// English of any length, always the same: sentences of ten words, since engines speak by sentence.
final class Passage {
    private static final List<String> SENTENCES =
            List.of(
                    "Good morning and thank you for calling our service today",
                    "I can help you with orders, invoices, deliveries and returns",
                    "Your parcel left the warehouse in Hamburg on Tuesday evening",
                    "It should arrive at your door before noon on Friday",
                    "The driver will ring twice and wait for two minutes",
                    "If nobody answers, a neighbour may take it for you",
                    "Please tell me the last four digits of your number",
                    "I have found the account and the address looks right",
                    "There was a small delay because of snow in Denmark",
                    "We are sorry about that and will refund the postage",
                    "The money should be back on your card by Monday",
                    "You will also receive a short message with the details",
                    "Would you like to change the time of the delivery",
                    "We could also leave the box at a pickup station",
                    "The nearest one is behind the old theatre downtown",
                    "It opens at seven and closes shortly before ten o'clock",
                    "Remember to bring a passport or another proof of identity",
                    "Is there anything else that I can do for you",
                    "Then I wish you a pleasant day and good weather",
                    "Thank you very much for your patience and goodbye now");

    private Passage() {}

    /// The first so many words of it, from the beginning again when it is over, as one text.
    static String words(int count) {
        return String.join(" ", sentences(count));
    }

    /// The same by sentences; the last may be shorter.
    static List<String> sentences(int count) {
        List<String> sentences = new ArrayList<>();
        int left = count;
        for (int i = 0; left > 0; i = (i + 1) % SENTENCES.size()) {
            String[] words = SENTENCES.get(i).split(" ");
            int taken = Math.min(left, words.length);
            sentences.add(String.join(" ", List.of(words).subList(0, taken)) + ".");
            left -= taken;
        }
        return sentences;
    }
}
