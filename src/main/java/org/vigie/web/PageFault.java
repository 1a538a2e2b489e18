package org.vigie.web;

/// A request that cannot be answered, told to the person who made it.
final class PageFault extends RuntimeException {

    private final int status;
    private final String title;
    private final String what;
    private final String remedy;

    /// @param title name of the page
    /// @param what what happened, as a sentence
    /// @param remedy what to do, as a sentence
    PageFault(int status, String title, String what, String remedy) {
        super(what);
        this.status = status;
        this.title = title;
        this.what = what;
        this.remedy = remedy;
    }

    static PageFault notFound(String what, String remedy) {
        return new PageFault(404, "Not found", what, remedy);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }
}
