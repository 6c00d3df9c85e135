import os,subprocess,sys,json,statistics,tempfile,shutil
T=tempfile.mkdtemp(dir='/tmp/sp/b'); N=sys.argv[1]
trees={'old':('/work/wt-old','/work/wt-old'),'new':(sys.argv[2],'/work/wt-speed')}
P={}
for n,(tree,venv) in trees.items():
    d=f'{T}/{n}'; os.makedirs(d)
    e=dict(os.environ,PYTHONPATH=tree,HOME=d,XDG_STATE_HOME=d+'/s',XDG_DATA_HOME=d+'/d'); e.pop('PYTHONDONTWRITEBYTECODE',None)
    py=venv+'/.venv/bin/python'
    for f in ('w','r'): subprocess.run([py,'-c',f"import sys;sys.argv=['programme','demo','--export','{d}/{f}.sqlite'];from tui.main import main;main()"],cwd=tree,env=e,stdout=subprocess.DEVNULL,check=True)
    P[n]=subprocess.Popen([py,'/tmp/sp/b/worker.py',d,N,*sys.argv[3:]],cwd=tree,env=e,stdin=subprocess.PIPE,stdout=subprocess.PIPE,text=True)
ops=None
for n,p in P.items(): 
    got=json.loads(p.stdout.readline()); print(n,got[0]); ops=got[1:]
for op in ops:
    got={n:[] for n in P}
    for i in range(10 if 'growth' not in op else 6):
        for n,p in P.items():
            p.stdin.write(op+'\n');p.stdin.flush(); v=float(p.stdout.readline())
            if i: got[n].append(v)
    o,w=(statistics.median(got[n]) for n in ('old','new'))
    print(f"{op:40} old {o*1000:8.1f} new {w*1000:8.1f} ms ratio {w/o:.2f}",flush=True)
for p in P.values(): p.stdin.close(); p.wait()
shutil.rmtree(T)
