package org.vigie.web;

import java.util.List;
import org.vigie.web.view.PlannedWatch;

/// What the schedule will do next. Called from several threads.
@FunctionalInterface
public interface Planned {

    /// Every watch, whether it is on or off.
    List<PlannedWatch> next();
}
