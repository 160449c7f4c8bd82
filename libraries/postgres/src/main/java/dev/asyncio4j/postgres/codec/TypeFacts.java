package dev.asyncio4j.postgres.codec;

import dev.asyncio4j.postgres.PgType;
import java.util.List;

/**
 * The facts that the server tells of a type.
 *
 * @param type its kind tells what the parts are
 * @param parts the types that it stands on: of the elements, the bounds, the attributes
 * @param names of the attributes
 */
public record TypeFacts(PgType type, List<Integer> parts, List<String> names) {}
