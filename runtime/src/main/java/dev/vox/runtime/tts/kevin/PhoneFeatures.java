package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.FeatureProcessor;
import com.sun.speech.freetts.PartOfSpeech;
import com.sun.speech.freetts.en.us.FeatureProcessors;

import java.util.Map;

/// The questions that FreeTTS's decision trees for US English ask of a word, syllable or phone, by name.
///
/// The names and answers are those of its `CMUVoice`, which only a voice that also loads everything else can be asked for.
final class PhoneFeatures {
    private PhoneFeatures() {}

    static Map<String, FeatureProcessor> all(PartOfSpeech partOfSpeech) {
        return Map.ofEntries(
                Map.entry("word_break", new FeatureProcessors.WordBreak()),
                Map.entry("word_punc", new FeatureProcessors.WordPunc()),
                Map.entry("gpos", new FeatureProcessors.Gpos(partOfSpeech)),
                Map.entry("word_numsyls", new FeatureProcessors.WordNumSyls()),
                Map.entry("ssyl_in", new FeatureProcessors.StressedSylIn()),
                Map.entry("syl_in", new FeatureProcessors.SylIn()),
                Map.entry("syl_out", new FeatureProcessors.SylOut()),
                Map.entry("ssyl_out", new FeatureProcessors.StressedSylOut()),
                Map.entry("syl_break", new FeatureProcessors.SylBreak()),
                Map.entry("old_syl_break", new FeatureProcessors.SylBreak()),
                Map.entry("num_digits", new FeatureProcessors.NumDigits()),
                Map.entry("month_range", new FeatureProcessors.MonthRange()),
                Map.entry("token_pos_guess", new FeatureProcessors.TokenPosGuess()),
                Map.entry("segment_duration", new FeatureProcessors.SegmentDuration()),
                Map.entry("sub_phrases", new FeatureProcessors.SubPhrases()),
                Map.entry("asyl_in", new FeatureProcessors.AccentedSylIn()),
                Map.entry("last_accent", new FeatureProcessors.LastAccent()),
                Map.entry("pos_in_syl", new FeatureProcessors.PosInSyl()),
                Map.entry("position_type", new FeatureProcessors.PositionType()),
                Map.entry("ph_cplace", new FeatureProcessors.PH_CPlace()),
                Map.entry("ph_ctype", new FeatureProcessors.PH_CType()),
                Map.entry("ph_cvox", new FeatureProcessors.PH_CVox()),
                Map.entry("ph_vc", new FeatureProcessors.PH_VC()),
                Map.entry("ph_vfront", new FeatureProcessors.PH_VFront()),
                Map.entry("ph_vheight", new FeatureProcessors.PH_VHeight()),
                Map.entry("ph_vlng", new FeatureProcessors.PH_VLength()),
                Map.entry("ph_vrnd", new FeatureProcessors.PH_VRnd()),
                Map.entry("seg_coda_fric", new FeatureProcessors.SegCodaFric()),
                Map.entry("seg_onset_fric", new FeatureProcessors.SegOnsetFric()),
                Map.entry("seg_coda_stop", new FeatureProcessors.SegCodaStop()),
                Map.entry("seg_onset_stop", new FeatureProcessors.SegOnsetStop()),
                Map.entry("seg_coda_nasal", new FeatureProcessors.SegCodaNasal()),
                Map.entry("seg_onset_nasal", new FeatureProcessors.SegOnsetNasal()),
                Map.entry("seg_coda_glide", new FeatureProcessors.SegCodaGlide()),
                Map.entry("seg_onset_glide", new FeatureProcessors.SegOnsetGlide()),
                Map.entry("seg_onsetcoda", new FeatureProcessors.SegOnsetCoda()),
                Map.entry("syl_codasize", new FeatureProcessors.SylCodaSize()),
                Map.entry("syl_onsetsize", new FeatureProcessors.SylOnsetSize()),
                Map.entry("accented", new FeatureProcessors.Accented()));
    }
}
