/** The part of STUDIES.md that no schema knows: studies of many homes, on many machines, on a cluster. */
export const GUIDE = `## Many homes: a district, a city

\`anshu city <folder> --out <folder>\` makes the study of every home of a folder: its plan as it is, and with each measure by itself
(sprinklers; compartments sealed; bedroom doors shut; panel watched; alarm at once; one more carer at night; night staff drilled), on
the same seeds. A home is a folder with a \`scenario.json\`; a folder of homes is a district, a folder of such folders a city.

\`\`\`
anshu new city --homes 677 --seed 1 --out homes
anshu city homes --out results --workers 2
\`\`\`

- A night meets the plan if every claim of it is met (\`planMet\`). A home ends when it is decided on which side of 90 % of nights it lies
  (\`threshold\`, decision 14), or after \`--runs\`; a plan that is met every night is proven with 44.
- What a measure changes is read from the first eight nights, which every home has with every measure: no stopping has chosen them.
- It can be stopped at any moment and goes on with the same command; finished runs are kept by their content as those of any study.
- A folder in which a home is no valid scenario, or makes no claims, is refused with the problems of all homes, by home.
- \`homes.parquet\`, \`homes.csv\`: a row a home with its facts, verdict, rank figures and changes; \`runs.parquet\`: a row a run;
  \`dictionary.json\`: their columns; \`answer.json\`: shares, effects and ranking; \`city.<language>.html\` and one
  \`districts/<district>.<language>.html\` a district (一区一报告), each a file by itself.
- How long: about 50 runs a home and 0.37 s of a core a run (measured on generated homes), so that 677 homes take some 100
  minutes on two cores that do nothing else.
  With \`--engine bullmq\` any number of machines share it.

\`anshu new city\` draws homes from the proportions of the report on 677 institutions where it gives one, else from assumptions; both
stand in the README it writes. \`scenarios/studies/city\` is a worked example.

## On several machines

\`\`\`
redis-server --appendonly yes --maxmemory-policy noeviction      # one machine
anshu study-worker --redis redis://10.0.0.5:6379                 # each machine that makes runs
anshu study my-study.json --out results --engine bullmq --redis redis://10.0.0.5:6379
\`\`\`

- The packages \`bullmq\` and \`ioredis\` have to be installed, and a Redis server from 6.2 on that throws nothing away for lack of memory.
- A worker only sees runs of its own state of the model: another version of the engine waits in vain, and never mixes in.
- A worker that dies, or is not heard of for 30 s (\`--lost-after\`), loses its runs to another worker, which makes them again; the first
  result of a run counts, and a second is the same. A run that fails is tried three times.
- If the command that leads dies, workers go on with what is queued; the same command takes over their results.
- The tables are those of one machine, to the bit.

## On a cluster with Slurm

\`\`\`
anshu study my-study.json --out results --engine slurm --tasks 40 --workers 4 --time-limit 120 --partition short
\`\`\`

- Hands in a job array (\`results/slurm/job.sh\`, which it shows): at most \`--tasks\` tasks, each with every n-th cell
  (\`anshu study results --shard i/n\`), \`--workers\` cores and a file of finished runs of its own. Every node has to see the folder, the
  base scenario and the program under the same paths.
- A task that is cancelled and requeued, or runs into its time limit, goes on where its kept runs end. What is missing when the array has
  ended is handed in again, three times at most.
- The command waits, tells how far all tasks are, and makes the tables in the end. Stopped, it leaves the job alone; given again, it finds
  it.
- \`npm run study:slurm\` starts a Slurm of one node (root; Debian's slurm-wlm and munge), requeues one task of a study, cancels
  another, kills the command that waits, and compares the tables with those of one machine bit for bit.
`;
