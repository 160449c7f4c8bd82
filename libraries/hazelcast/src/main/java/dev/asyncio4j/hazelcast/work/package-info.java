/** Work on its way to a member of the cluster, and its end. */
@NullMarked
package dev.asyncio4j.hazelcast.work;

import org.jspecify.annotations.NullMarked;
