-- One step of one object. It is done once for each step number of a client: a client that did not
-- hear the answer sends the same step again and gets the same answer.
--
-- KEYS: the client's memory, the object. ARGV: verb, step, epoch, first, second, bytes.
-- Answers {status, number, bytes}; status is done, wait, refused or lost.
local client, key = KEYS[1], KEYS[2]
local verb, step, epoch, bytes = ARGV[1], ARGV[2], ARGV[3], ARGV[6]
local first, second = tonumber(ARGV[4]), tonumber(ARGV[5])
local EPOCH = 'interleave:epoch'
local MEMORY = 3600000
local LEASE = 15000

local current = redis.call('GET', EPOCH)
if verb ~= 'OPEN' and epoch ~= current then
  return {'lost', '0', ''}
end
if redis.call('HGET', client, 'step') == step then
  local answer = redis.call('HMGET', client, 'number', 'bytes')
  return {'done', answer[1], answer[2]}
end

local function seen(number, answer)
  return {'done', tostring(number), answer or ''}
end

local function done(number, answer)
  redis.call('HSET', client, 'step', step, 'number', number, 'bytes', answer or '')
  redis.call('PEXPIRE', client, MEMORY)
  return seen(number, answer)
end

local function changed(number, answer)
  redis.call('PUBLISH', 'interleave:changed', key)
  return done(number, answer)
end

local function refused(why)
  return {'refused', '0', why}
end

local function wait()
  return {'wait', '0', ''}
end

local function count(field)
  return tonumber(redis.call('HGET', key, field) or '0')
end

local items, owner, fence = key .. ':items', key .. ':owner', key .. ':fence'

if verb == 'OPEN' then
  if not current then
    current = bytes
    redis.call('SET', EPOCH, current)
  end
  if redis.call('HSETNX', key, 'first', first) == 1 then
    redis.call('HSET', key, 'second', second, 'permits', first)
  elseif count('first') ~= first or count('second') ~= second then
    return refused('measures')
  end
  return seen(1, current)
elseif verb == 'LOCK' then
  if redis.call('EXISTS', owner) == 1 then
    return {'wait', redis.call('GET', fence), ''}
  end
  local token = redis.call('INCR', fence)
  redis.call('SET', owner, bytes, 'PX', first)
  return done(token)
elseif verb == 'RENEW' then
  if redis.call('GET', owner) and redis.call('GET', fence) == ARGV[4] then
    redis.call('PEXPIRE', owner, second)
    return seen(1)
  end
  return seen(0)
elseif verb == 'UNLOCK' then
  if first > 0 and redis.call('GET', fence) ~= ARGV[4] then
    return refused('lost')
  end
  if redis.call('DEL', owner) == 0 then
    return refused(first > 0 and 'lost' or 'free')
  end
  return changed(1)
elseif verb == 'LOCKED' then
  local by = redis.call('GET', owner)
  return seen(by and 1 or 0, by or '')
elseif verb == 'ACQUIRE' then
  if count('permits') < 1 then
    return wait()
  end
  return done(redis.call('HINCRBY', key, 'permits', -1))
elseif verb == 'RELEASE' then
  if count('permits') >= count('second') then
    return refused('full')
  end
  return changed(redis.call('HINCRBY', key, 'permits', 1))
elseif verb == 'PERMITS' then
  return seen(count('permits'))
elseif verb == 'SET' then
  if count('set') == 0 then
    redis.call('HINCRBY', key, 'sets', 1)
  end
  redis.call('HSET', key, 'set', 1)
  return changed(1)
elseif verb == 'CLEAR' then
  redis.call('HSET', key, 'set', 0)
  return done(1)
elseif verb == 'IS_SET' then
  return seen(2 * count('sets') + count('set'))
elseif verb == 'AWAIT' then
  return (count('set') == 1 or count('sets') > first) and seen(1) or wait()
elseif verb == 'PUT' then
  if count('closed') == 1 then
    return refused('closed')
  end
  if count('first') > 0 and redis.call('LLEN', items) >= count('first') then
    return wait()
  end
  local size = redis.call('RPUSH', items, bytes)
  redis.call('HINCRBY', key, 'unfinished', 1)
  return changed(size)
elseif verb == 'GET' then
  local item = redis.call('LPOP', items)
  if not item then
    return count('closed') == 1 and refused('closed') or wait()
  end
  return changed(redis.call('LLEN', items), item)
elseif verb == 'PUT_BACK' then
  return changed(redis.call('LPUSH', items, bytes))
elseif verb == 'SIZE' then
  return seen(redis.call('LLEN', items))
elseif verb == 'CLOSE' then
  redis.call('HSET', key, 'closed', 1)
  return changed(1)
elseif verb == 'TASK_DONE' then
  if count('unfinished') < 1 then
    return done(0)
  end
  redis.call('HINCRBY', key, 'unfinished', -1)
  return changed(1)
elseif verb == 'UNFINISHED' then
  return seen(count('unfinished'))
elseif verb == 'FINISHED' then
  return count('unfinished') == 0 and seen(1) or wait()
end

local function split(text)
  local at, parts = 1, {}
  while at <= #text do
    parts[#parts + 1], at = struct.unpack('<i4c0', text, at)
  end
  return parts
end

local function join(parts)
  local packed = {}
  for _, each in ipairs(parts) do
    packed[#packed + 1] = struct.pack('<i4c0', #each, each)
  end
  return table.concat(packed)
end

local blocks, tasks, running = split(bytes), key .. ':tasks', key .. ':running'

local function tell(giver, id, how, what)
  local results = 'interleave:results:' .. giver
  redis.call('RPUSH', results, join({id, how, what}))
  redis.call('PEXPIRE', results, MEMORY)
  redis.call('PUBLISH', 'interleave:changed', results)
end

-- Tasks of this giver whose takers' leases have run out.
local function giveUp(pool, giver)
  local all = redis.call('HGETALL', pool .. ':running')
  for i = 1, #all, 2 do
    local by = split(all[i + 1])
    local member = 'interleave:member:' .. by[1] .. ':owner'
    if by[3] == giver and redis.call('EXISTS', member) == 0 then
      redis.call('HDEL', pool .. ':running', all[i])
      redis.call('HDEL', pool .. ':tasks', all[i])
      tell(giver, all[i], 'lost', by[2])
    end
  end
end

if verb == 'SUBMIT' then
  local id, giver, classes = blocks[1], blocks[2], blocks[3]
  if redis.call('PEXPIRE', key .. ':classes:' .. classes, 24 * MEMORY) == 0 then
    return seen(0)
  end
  redis.call('SET', 'interleave:results:' .. giver .. ':alive', 1, 'PX', LEASE)
  redis.call('HSET', tasks, id, bytes)
  redis.call('RPUSH', items, id)
  return changed(1)
elseif verb == 'CLASSES' then
  redis.call('SET', key .. ':classes:' .. blocks[1], blocks[2], 'PX', 24 * MEMORY)
  return done(1)
elseif verb == 'CLASSES_OF' then
  local files = redis.call('GET', key .. ':classes:' .. blocks[1])
  return files and seen(1, files) or refused('the classes of the task are gone')
elseif verb == 'TAKE' then
  local id = redis.call('LPOP', items)
  while id do
    local task = redis.call('HGET', tasks, id)
    local giver = task and split(task)[2]
    if giver and redis.call('EXISTS', 'interleave:results:' .. giver .. ':alive') == 1 then
      redis.call('HSET', running, id, join({blocks[1], blocks[2], giver}))
      return done(1, task)
    end
    redis.call('HDEL', tasks, id)
    id = redis.call('LPOP', items)
  end
  return wait()
elseif verb == 'UNTAKE' then
  redis.call('HDEL', running, blocks[1])
  redis.call('LPUSH', items, blocks[1])
  return changed(1)
elseif verb == 'FINISH' then
  local by = redis.call('HGET', running, blocks[2])
  if not by or split(by)[1] ~= blocks[1] then
    return done(0)
  end
  redis.call('HDEL', running, blocks[2])
  redis.call('HDEL', tasks, blocks[2])
  tell(split(by)[3], blocks[2], 'done', blocks[3])
  return done(1)
elseif verb == 'WITHDRAW' then
  for _, id in ipairs(blocks) do
    redis.call('HDEL', tasks, id)
    redis.call('HDEL', running, id)
  end
  return done(1)
elseif verb == 'RESULT' then
  redis.call('SET', key .. ':alive', 1, 'PX', LEASE)
  local heard = tonumber(redis.call('GET', key .. ':heard') or '0')
  for _ = heard + 1, first do
    redis.call('LPOP', key)
  end
  redis.call('SET', key .. ':heard', first, 'PX', MEMORY)
  if redis.call('LLEN', key) == 0 then
    giveUp('interleave:' .. blocks[1], string.sub(key, #'interleave:results:' + 1))
  end
  local result = redis.call('LINDEX', key, 0)
  return result and seen(first + 1, result) or wait()
end

local values = key .. ':values'
local field = blocks[1]
local before = field and redis.call('HGET', values, field)

local function had(record)
  return record(before and 1 or 0, before or '')
end

if verb == 'MAP_GET' then
  return had(seen)
elseif verb == 'MAP_PUT' then
  redis.call('HSET', values, field, blocks[2])
  return had(done)
elseif verb == 'MAP_PUT_IF_ABSENT' then
  redis.call('HSETNX', values, field, blocks[2])
  return had(done)
elseif verb == 'MAP_REPLACE_IF' then
  if before ~= blocks[2] then
    return done(0)
  end
  redis.call('HSET', values, field, blocks[3])
  return done(1)
elseif verb == 'MAP_REMOVE' then
  redis.call('HDEL', values, field)
  return had(done)
elseif verb == 'MAP_REMOVE_IF' then
  if before ~= blocks[2] then
    return done(0)
  end
  return done(redis.call('HDEL', values, field))
elseif verb == 'MAP_SIZE' then
  return seen(redis.call('HLEN', values))
elseif verb == 'MAP_CLEAR' then
  redis.call('DEL', values)
  return done(1)
elseif verb == 'MAP_COPY' then
  return seen(1, join(redis.call('HGETALL', values)))
end
return redis.error_reply('no verb ' .. verb)
