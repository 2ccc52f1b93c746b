/// Shared objects that live in Redis: the kernel JVM's side. The only user of the Redis client.
///
/// What the objects promise when something fails is said in
/// `kernel/docs/decisions/0030-objects-in-redis.md`.
@NullMarked
package interleave.redis;

import org.jspecify.annotations.NullMarked;
