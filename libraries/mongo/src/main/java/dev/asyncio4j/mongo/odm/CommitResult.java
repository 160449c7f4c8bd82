package dev.asyncio4j.mongo.odm;

import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the server to a commit.
 *
 * @param inserted of a new document; null otherwise
 * @param updated of a change; null otherwise
 */
public record CommitResult(@Nullable InsertOneResult inserted, @Nullable UpdateResult updated) {}
