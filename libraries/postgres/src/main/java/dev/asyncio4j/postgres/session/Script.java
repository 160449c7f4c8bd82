package dev.asyncio4j.postgres.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a script.
 *
 * @param names of the columns
 * @param types of the columns, by their numbers
 * @param rows texts
 * @param tag of the last command
 */
public record Script(
    List<String> names, List<Integer> types, List<@Nullable Object[]> rows, String tag) {}
