package org.vigie.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.util.StringHelper;

/// How the index is made. The fields stand in [IndexField], the tokens in [SearchAnalysis]; here stand the version of
/// both and what a commit says beside the documents.
///
/// One block per observation: the findings, then the listing. Blocks are sorted by last sighting, newest first, so
/// that the newest hits are found without looking at the older ones.
final class IndexSchema {

    /// Raised with every change of [IndexField], [SearchAnalysis], [RuleFields] and what it is made of, or the stored
    /// form.
    static final int VERSION = 2;

    static final String LISTING = "listing";
    static final String FINDING = "finding";
    static final String YES = "yes";

    private static final String VERSION_KEY = "vigie.schema";
    private static final String NEXT_KEY = "vigie.next_log_index";
    private static final String BIRTH_KEY = "vigie.birth";
    /// Where Lucene notes which document ends a block; needed to sort blocks.
    private static final String BLOCK_END = "block_end";
    private static final double RAM_MEGABYTES = 64;

    private IndexSchema() {
    }

    /// Newest first; equals in an order that outlasts merges, so that paging meets each hit once.
    static Sort newestFirst() {
        return new Sort(lastSeen(), tie());
    }

    /// Best first; equals newest first.
    static Sort bestFirst() {
        return new Sort(SortField.FIELD_SCORE, lastSeen(), tie());
    }

    private static SortField lastSeen() {
        return LongField.newSortField(IndexField.LAST_SEEN.key(), true, SortedNumericSelector.Type.MAX);
    }

    private static SortField tie() {
        return new SortField(IndexField.TIE.key(), SortField.Type.LONG);
    }

    /// The settings of a writer: nothing is committed unless asked.
    static IndexWriterConfig writing() {
        return new IndexWriterConfig(SearchAnalysis.forIndex()).setParentField(BLOCK_END).setIndexSort(newestFirst())
                .setRAMBufferSizeMB(RAM_MEGABYTES).setCommitOnClose(false).setCodec(WordFilters.codec());
    }

    /// What a commit says beside the documents.
    ///
    /// @param birth name of this making of the index; another after a rebuild
    /// @param next line of the hash log from which the archive must be replayed
    record Commit(String birth, long next) {

        static Commit ofNewIndex() {
            return new Commit(StringHelper.idToString(StringHelper.randomId()), 0);
        }

        Map<String, String> data() {
            return Map.of(VERSION_KEY, Integer.toString(VERSION), NEXT_KEY, Long.toString(next), BIRTH_KEY, birth);
        }

        /// @throws IndexUnreadableException when it was made by another schema
        static Commit read(Map<String, String> data, Path folder) throws IOException {
            String made = data.getOrDefault(VERSION_KEY, "unknown");
            if (!made.equals(Integer.toString(VERSION))) {
                throw Damage.unreadable(folder, "was made by version " + made + " of the schema, and this is version "
                        + VERSION, new IOException("schema version " + made));
            }
            try {
                return new Commit(data.getOrDefault(BIRTH_KEY, ""), Long.parseLong(data.getOrDefault(NEXT_KEY, "")));
            } catch (NumberFormatException e) {
                throw Damage.unreadable(folder, "does not say which lines of the hash log it holds", e);
            }
        }
    }
}
