# Functions that start Valkey servers on loopback, for other scripts to source. Nobody else uses these servers, and nothing is persisted.

server_pids=() # of all servers started so far, the ended ones too

# Starts servers side by side and puts their ports into the array `ports`.
start_servers() { # PROGRAM FOLDER COUNT OPTION…
  local program=$1 folder=$2 count=$3 number attempt
  shift 3
  ports=()
  local pids=()
  for ((number = 0; number < count; number++)); do
    mkdir -p "$folder/$number"
    launch_server "$@"
  done
  for ((number = 0; number < count; number++)); do
    # Nobody can reserve a port for another process, so a taken one is found out by trying.
    for ((attempt = 1; ; attempt++)); do
      ! server_becomes_ready || break
      if ((attempt == 10)) || ! grep -q 'in use' "$folder/$number/log"; then
        tail -n 5 "$folder/$number/log" >&2
        return 1
      fi
      launch_server "$@"
    done
  done
}

# Uses the variables of start_servers.
launch_server() { # OPTION…
  local port=$((20000 + RANDOM % 10000))
  # In a group of its own, so that Ctrl-C ends first what uses the server and the server after it.
  set -m
  "$program" --bind 127.0.0.1 --port "$port" --cluster-port $((port - 10000)) --save '' --appendonly no --daemonize no \
    --dir "$folder/$number" "$@" >"$folder/$number/log" 2>&1 </dev/null &
  set +m
  ports[number]=$port pids[number]=$!
  server_pids+=($!)
}

server_becomes_ready() {
  local look
  for ((look = 0; look < 600; look++)); do
    ! grep -qs 'Ready to accept connections' "$folder/$number/log" || return 0
    kill -0 "${pids[number]}" 2>/dev/null || return 1
    sleep 0.05
  done
  return 1
}

# Starts a cluster that shares the slots among its primaries and has so many replicas; their ports come in `ports`, primaries first.
start_cluster() { # PROGRAM FOLDER PRIMARIES REPLICAS
  local primaries=$3 count=$(($3 + $4)) number
  start_servers "$1" "$2" "$count" \
    --cluster-enabled yes --cluster-config-file nodes.conf --cluster-node-timeout 2000 --repl-diskless-sync-delay 0 || return 1

  # Different epochs from the start spare the nodes a round of settling who is right.
  for ((number = 0; number < count; number++)); do
    ask "$number" CLUSTER SET-CONFIG-EPOCH $((number + 1)) || return 1
  done
  for ((number = 0; number < primaries; number++)); do
    ask "$number" CLUSTER ADDSLOTSRANGE $((16384 * number / primaries)) $((16384 * (number + 1) / primaries - 1)) || return 1
  done
  for ((number = 1; number < count; number++)); do
    ask "$number" CLUSTER MEET 127.0.0.1 "${ports[0]}" $((ports[0] - 10000)) || return 1
  done
  ask_until "cluster_known_nodes:$count" CLUSTER INFO || return 1
  for ((number = primaries; number < count; number++)); do
    ask $((number % primaries)) CLUSTER MYID || return 1
    ask "$number" CLUSTER REPLICATE "$reply" || return 1
  done
  ask_until 'cluster_state:ok' CLUSTER INFO || return 1
  ask_until 'role:master|master_link_status:up' INFO replication || return 1
  ask_until "(slave.*){$4}" CLUSTER NODES
}

# Sends a command to the server with that number; its answer, a line or a text, comes in `reply`.
ask() { # NUMBER WORD…
  local connection port=${ports[$1]}
  shift
  exec {connection}<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s\r\n' "$*" >&"$connection"
  IFS= read -r -t 10 reply <&"$connection"
  reply=${reply%$'\r'}
  if [[ $reply == '$'* ]]; then
    IFS= read -r -t 10 -N "${reply#?}" reply <&"$connection"
  fi
  exec {connection}>&-
  [[ $reply != -* ]] || { echo "127.0.0.1:$port answered $* with $reply" >&2; return 1; }
}

# Asks each server of `ports` until its answer has what is looked for.
ask_until() { # PATTERN WORD…
  local pattern=$1 number look
  shift
  for ((number = 0; number < ${#ports[@]}; number++)); do
    for ((look = 0; ; look++)); do
      ask "$number" "$@" || return 1
      [[ ! $reply =~ $pattern ]] || break
      ((look < 300)) || { echo "127.0.0.1:${ports[number]} still answers $* with: $reply" >&2; return 1; }
      sleep 0.1
    done
  done
}

stop_servers() {
  local process
  for process in ${server_pids[@]+"${server_pids[@]}"}; do
    kill "$process" 2>/dev/null || true
  done
  for process in ${server_pids[@]+"${server_pids[@]}"}; do
    wait "$process" 2>/dev/null || true
  done
}
