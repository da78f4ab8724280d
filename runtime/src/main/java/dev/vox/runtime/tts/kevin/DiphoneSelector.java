package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.FeatureSet;
import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Unit;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.diphone.Diphone;
import com.sun.speech.freetts.relp.Sample;
import com.sun.speech.freetts.relp.SampleInfo;

/// The step of the synthesis that lays the recorded sounds under the phones of an utterance: for each phone and the next, the
/// half of the sound that ends with the first, and the half that ends in the middle of the second.
final class DiphoneSelector implements UtteranceProcessor {
    private static final int FIRST_HALF = 1;
    private static final int SECOND_HALF = 2;

    private final DiphoneBank bank;

    DiphoneSelector(DiphoneBank bank) {
        this.bank = bank;
    }

    @Override
    public void processUtterance(Utterance utterance) throws ProcessException {
        utterance.setObject(SampleInfo.UTT_NAME, bank.info());
        Relation units = utterance.createRelation(Relation.UNIT);
        int sampleRate = bank.info().getSampleRate();
        Item phone = utterance.getRelation(Relation.SEGMENT).getHead();
        Item next = phone == null ? null : phone.getNext();
        while (next != null) {
            String name = name(phone) + "-" + name(next);
            float end = end(phone);
            int border = (int) (end * sampleRate);
            int middle = (int) ((end + end(next)) / 2.0 * sampleRate);
            phone.addDaughter(unit(units, name, border, FIRST_HALF));
            next.addDaughter(unit(units, name, middle, SECOND_HALF));
            phone = next;
            next = phone.getNext();
        }
    }

    private Item unit(Relation units, String name, int end, int half) {
        Item item = units.appendItem();
        FeatureSet features = item.getFeatures();
        features.setString("name", name);
        features.setInt("target_end", end);
        features.setObject("unit", new HalfDiphone(bank.get(name), half));
        return item;
    }

    private static String name(Item phone) {
        return phone.getFeatures().getString("name");
    }

    private static float end(Item phone) {
        return phone.getFeatures().getFloat("end");
    }

    private record HalfDiphone(Diphone diphone, int half) implements Unit {
        @Override
        public String getName() {
            return diphone.getName();
        }

        @Override
        public int getSize() {
            return diphone.getUnitSize(half);
        }

        @Override
        public Sample getNearestSample(float index) {
            return diphone.nearestSample(index, half);
        }

        @Override
        public void dump() {
            throw new UnsupportedOperationException("for FreeTTS's own inspection");
        }
    }
}
