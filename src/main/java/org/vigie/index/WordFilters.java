package org.vigie.index;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.FieldsConsumer;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.PostingsFormat;
import org.apache.lucene.codecs.bloom.BloomFilterFactory;
import org.apache.lucene.codecs.bloom.BloomFilteringPostingsFormat;
import org.apache.lucene.codecs.bloom.FuzzySet;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/// Beside the words that rules are hunted by stands, in each segment, a filter that says of most other words that they
/// are not there: a hunt asks for every way in which a long word may be written as two, and nearly none of these is.
/// The filter is written with the segment and read with it. Segments made without one are read as before.
///
/// Public because Lucene finds formats by their names, in `META-INF/services`.
public final class WordFilters extends PostingsFormat {

    private static final String NAME = "VigieWords";
    /// What Lucene names files of filters.
    private static final String EXTENSION = "blm";

    private final PostingsFormat filtered = new BloomFilteringPostingsFormat(
            new Lucene104Codec().getPostingsFormatForField(""), new Sizes());

    public WordFilters() {
        super(NAME);
    }

    /// How segments are written.
    static Codec codec() {
        PostingsFormat words = new WordFilters();
        return new Lucene104Codec() {
            @Override
            public PostingsFormat getPostingsFormatForField(String field) {
                return field.startsWith(RuleFields.WORDS) ? words : super.getPostingsFormatForField(field);
            }
        };
    }

    @Override
    public FieldsConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
        return filtered.fieldsConsumer(state);
    }

    /// Compares the filter with its checksum first: Lucene believes what a damaged one says of its size.
    @Override
    public FieldsProducer fieldsProducer(SegmentReadState state) throws IOException {
        String file = IndexFileNames.segmentFileName(state.segmentInfo.name, state.segmentSuffix, EXTENSION);
        try (IndexInput in = state.directory.openInput(file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(in);
        }
        return filtered.fieldsProducer(state);
    }

    private static final class Sizes extends BloomFilterFactory {

        /// Of other words, the share that is looked up for nothing.
        private static final float MISTAKEN = 0.05f;
        /// Words that few documents may bring.
        private static final int FIRST_WORDS = 100_000;
        private static final int MOST_WORDS = 20_000_000;
        /// A filter that is fuller than this tells too little to be kept.
        private static final float FULL = 0.9f;

        @Override
        public FuzzySet getSetForField(SegmentWriteState state, FieldInfo field) {
            long words = FIRST_WORDS + state.segmentInfo.maxDoc() * 2L;
            return FuzzySet.createOptimalSet((int) Math.min(MOST_WORDS, words), MISTAKEN);
        }

        /// Made for as many words as may be there, and kept for those that are.
        @Override
        public FuzzySet downsize(FieldInfo field, FuzzySet set) {
            FuzzySet smaller = set.downsize(set.getTargetMaxSaturation());
            return smaller == null ? set : smaller;
        }

        @Override
        public boolean isSaturated(FuzzySet set, FieldInfo field) {
            return set.getSaturation() > FULL;
        }
    }
}
